package dev.aiperf.run;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** A number in a sentence, the same in every locale. */
final class Figure {

    private static final int DIGITS = 4;
    private static final int ALL_DIGITS = 15;

    private Figure() {}

    /** Returns a number as it was given. */
    static String exact(double value) {
        return rounded(value, ALL_DIGITS);
    }

    /** Returns a number to four digits, or to as many more as it takes to tell it from another that it isn't. */
    static String besides(double value, double other) {
        int digits = DIGITS;
        while (digits < ALL_DIGITS && value != other && rounded(value, digits).equals(rounded(other, ALL_DIGITS))) {
            digits++;
        }
        return rounded(value, digits);
    }

    private static String rounded(double value, int digits) {
        BigDecimal number = new BigDecimal(value).round(new MathContext(digits));
        if (number.abs().compareTo(BigDecimal.valueOf(1000)) >= 0) {
            // Four digits are for small numbers; of large ones no whole is left out.
            number =
                    new BigDecimal(value).round(new MathContext(Math.max(digits, number.precision() - number.scale())));
        }
        DecimalFormat format =
                new DecimalFormat("#,##0.###############", DecimalFormatSymbols.getInstance(Locale.ROOT));
        return format.format(number);
    }
}
