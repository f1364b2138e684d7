package dev.aiperf.plan.settings;

import dev.aiperf.plan.text.PlainJson;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the value of a setting is written, and what it means.
 *
 * <p>Messages of errors, and {@link #accepted()}, go on after the setting's name: "must be a whole number, 1 or more".
 *
 * @param <T> the value as the program uses it
 */
public sealed interface SettingType<T>
        permits ArgumentsType,
                BoundsType,
                ChoiceType,
                DecimalType,
                DurationType,
                FlagType,
                FractionType,
                GracePeriodType,
                HeadersType,
                InputsType,
                PathType,
                PercentType,
                RateSeriesType,
                SloBoundsType,
                TextType,
                UrlsType,
                WholeNumberType,
                WholeNumbersType {

    /** Returns the value's place in a line of help, such as {@code N}; empty for a flag. */
    String label();

    /** Returns what is accepted, in words that follow "must be". */
    String accepted();

    /**
     * Reads a value.
     *
     * @param given what was given, in order, at least one text
     * @throws IllegalArgumentException if that is no such value; the message says what must be written
     */
    T parse(List<String> given);

    /** Returns whether one option may be followed by several values, and may be given several times. */
    default boolean takesSeveral() {
        return false;
    }

    /** Returns whether a configuration file may give the value as a group of keys. */
    default boolean takesKeys() {
        return false;
    }

    /**
     * Returns a value from a configuration file as the texts that would be given on a command line.
     *
     * @param value a scalar, a list, or a map
     * @throws IllegalArgumentException if a value of this type can't be written so
     */
    default List<String> fromTree(Object value) {
        if (value instanceof Map<?, ?>) {
            throw new IllegalArgumentException("must be " + accepted() + ", not a group of keys");
        }
        List<?> elements = value instanceof List<?> list ? list : List.of(value);
        List<String> texts = new ArrayList<>();
        for (Object element : elements) {
            if (element instanceof Map<?, ?> || element instanceof List<?>) {
                throw new IllegalArgumentException("must be " + accepted() + ", not " + PlainJson.write(element));
            }
            texts.add(String.valueOf(element));
        }
        return texts;
    }

    /** Returns the type of a switch that is on or off. */
    static SettingType<Boolean> flag() {
        return new FlagType();
    }

    /** Returns the type of a text that isn't blank. */
    static SettingType<String> text(String label, String accepted) {
        return new TextType(label, accepted, false);
    }

    /** Returns the type of a text that may be empty. */
    static SettingType<String> textOrNone(String label, String accepted) {
        return new TextType(label, accepted, true);
    }

    /** Returns the type of several URLs. */
    static SettingType<List<String>> urls(String label, String accepted) {
        return new UrlsType(label, accepted);
    }

    /** Returns the type of a whole number from a least to a greatest one. */
    static SettingType<Long> wholeNumber(long least, long greatest) {
        return new WholeNumberType(least, greatest);
    }

    /** Returns the type of whole numbers that are a sweep: a list without repetitions. */
    static SettingType<List<Long>> wholeNumbers(long least, long greatest) {
        return new WholeNumbersType(new WholeNumberType(least, greatest));
    }

    /** Returns the type of a finite number above 0. */
    static SettingType<Double> aboveZero() {
        return new DecimalType(true);
    }

    /** Returns the type of a finite number, 0 or more. */
    static SettingType<Double> zeroOrMore() {
        return new DecimalType(false);
    }

    /** Returns the type of a duration above 0; a bare number has the unit given. */
    static SettingType<Duration> duration(ChronoUnit bareUnit) {
        return new DurationType(bareUnit, false);
    }

    /** Returns the type of a duration of 0 or more; a bare number has the unit given. */
    static SettingType<Duration> durationOrZero(ChronoUnit bareUnit) {
        return new DurationType(bareUnit, true);
    }

    /** Returns the type of a percentage, from 0 to 100. */
    static SettingType<Double> percent() {
        return new PercentType();
    }

    /** Returns the type of a grace period: a duration in seconds, 0 or more, or {@code inf}, which reads as empty. */
    static SettingType<Optional<Duration>> gracePeriod() {
        return new GracePeriodType();
    }

    /** Returns the type of one of some names. */
    static <E> SettingType<E> choice(Map<String, E> choices) {
        return new ChoiceType<>(choices, Map.of());
    }

    /** Returns the type of one of some names, with others that are known and get an answer of their own. */
    static <E> SettingType<E> choice(Map<String, E> choices, Map<String, String> refusals) {
        return new ChoiceType<>(choices, refusals);
    }

    /** Returns the type of a path; it need not exist. */
    static SettingType<Path> path() {
        return new PathType();
    }

    /** Returns the type of a series of rates, or of the file that holds it. */
    static SettingType<String> rateSeries() {
        return new RateSeriesType();
    }

    /** Returns the type of {@code Name: value} pairs. */
    static SettingType<Map<String, String>> headers() {
        return new HeadersType();
    }

    /** Returns the type of {@code key:value} pairs or JSON objects, whose values are JSON values. */
    static SettingType<Map<String, Object>> inputs() {
        return new InputsType();
    }

    /** Returns the type of a number between 0 and 1, with or without these two themselves. */
    static SettingType<Double> fraction(boolean withEnds) {
        return new FractionType(withEnds);
    }

    /** Returns the type of arguments of a command. */
    static SettingType<List<String>> arguments() {
        return new ArgumentsType();
    }

    /** Returns the type of {@code metric:statistic:limit} conditions. */
    static SettingType<List<SloBound>> sloBounds() {
        return new SloBoundsType();
    }

    /** Returns the type of {@code metric:bound} pairs. */
    static SettingType<Map<String, Double>> bounds() {
        return new BoundsType();
    }
}
