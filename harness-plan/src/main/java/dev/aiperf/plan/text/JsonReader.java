package dev.aiperf.plan.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one JSON value by recursive descent. For one thread and one text. */
final class JsonReader {

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    /** Deeper than any request body, and far from the end of a stack. */
    private static final int DEEPEST = 200;

    private static final int LONGEST_NUMBER = 1_000;

    private final String text;
    private int at;
    private int depth;

    JsonReader(String text) {
        this.text = text;
    }

    @Nullable
    Object readDocument() {
        Object value = readValue();
        skipSpace();
        if (at < text.length()) {
            throw expected("the end");
        }
        return value;
    }

    private @Nullable Object readValue() {
        skipSpace();
        return switch (peek()) {
            case '{' -> readObject();
            case '[' -> readArray();
            case '"' -> readString();
            case 't' -> readWord("true", true);
            case 'f' -> readWord("false", false);
            case 'n' -> readWord("null", null);
            default -> readNumber();
        };
    }

    private Map<String, @Nullable Object> readObject() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        enter();
        if (!skip('}')) {
            do {
                skipSpace();
                int start = at;
                String name = readString();
                if (members.containsKey(name)) {
                    at = start;
                    throw expected("no second member named \"" + name + "\"");
                }
                require(':');
                members.put(name, readValue());
            } while (skip(','));
            require('}');
        }
        depth--;
        return members;
    }

    private List<@Nullable Object> readArray() {
        List<@Nullable Object> elements = new ArrayList<>();
        enter();
        if (!skip(']')) {
            do {
                elements.add(readValue());
            } while (skip(','));
            require(']');
        }
        depth--;
        return elements;
    }

    private void enter() {
        at++;
        if (++depth > DEEPEST) {
            throw expected("at most " + DEEPEST + " levels of nesting");
        }
    }

    private String readString() {
        if (peek() != '"') {
            throw expected("a string in double quotes");
        }
        at++;
        StringBuilder string = new StringBuilder();
        while (peek() != '"') {
            char c = peek();
            if (at >= text.length()) {
                throw expected("a closing double quote");
            }
            if (c < ' ') {
                throw expected("no control character inside a string; write it as an escape such as \\n");
            }
            at++;
            string.append(c == '\\' ? readEscape() : c);
        }
        at++;
        return string.toString();
    }

    private char readEscape() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> readUnicode();
            default -> {
                at--;
                throw expected("an escape such as \\n, \\\" or \\u00e9");
            }
        };
    }

    private char readUnicode() {
        int code = 0;
        for (int digits = 0; digits < 4; digits++) {
            int digit = at < text.length() && text.charAt(at) < 128 ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0) {
                throw expected("four hexadecimal digits");
            }
            code = code * 16 + digit;
            at++;
        }
        return (char) code;
    }

    private @Nullable Object readWord(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw expected(word);
        }
        at += word.length();
        return value;
    }

    private Number readNumber() {
        Matcher number = NUMBER.matcher(text).region(at, Math.min(text.length(), at + LONGEST_NUMBER));
        if (!number.lookingAt()) {
            throw expected("a JSON value");
        }
        at = number.end();
        if (number.group(2) == null && number.group(3) == null) {
            BigInteger whole = new BigInteger(number.group());
            return whole.bitLength() < Long.SIZE ? (Number) whole.longValue() : whole;
        }
        double decimal = Double.parseDouble(number.group());
        return Double.isFinite(decimal) ? (Number) decimal : new BigDecimal(number.group());
    }

    private boolean skip(char wanted) {
        skipSpace();
        boolean there = peek() == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private void require(char wanted) {
        if (!skip(wanted)) {
            throw expected("'" + wanted + "'");
        }
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    /** Returns the next character; past the end a character that no rule takes. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private IllegalArgumentException expected(String what) {
        return new IllegalArgumentException("is not JSON: expected " + what + " at character " + (at + 1));
    }
}
