package dev.aiperf.simulator.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Which requests meet which fault: faults with a share each, of which a request meets one at most.
 *
 * <p>The draw for the k-th request is a function of the seed and k, so that a run may be repeated fault for fault.
 */
public final class Faults {
    /** No fault at all. */
    public static final Faults NONE = new Faults(List.of());

    private record Share(Fault fault, double share) {}

    private final List<Share> shares;

    private Faults(List<Share> shares) {
        this.shares = List.copyOf(shares);
    }

    /** Returns what faults may be written, in words. */
    public static String accepted() {
        return FaultGrammar.ACCEPTED;
    }

    /**
     * Reads what {@link FaultGrammar} describes.
     *
     * @throws IllegalArgumentException saying what was found and what is accepted
     */
    public static Faults parse(String text) {
        List<Share> shares = new ArrayList<>();
        double sum = 0;
        for (String part : text.split(";", -1)) {
            int at = part.indexOf('@');
            double share = at < 0 ? 1 : share(part.substring(at + 1).strip());
            sum += share;
            shares.add(new Share(FaultGrammar.parse(at < 0 ? part : part.substring(0, at)), share));
        }
        if (sum > 1 + 1e-9) {
            throw new IllegalArgumentException("the shares of '" + text + "' add up to more than 1");
        }
        return new Faults(shares);
    }

    /** The fault that the request of that number meets, if any. */
    public Optional<Fault> draw(long seed, long requestNumber) {
        if (shares.isEmpty()) {
            return Optional.empty();
        }
        double point = new SplittableRandom(seed ^ requestNumber * 0x9E3779B97F4A7C15L).nextDouble();
        for (Share share : shares) {
            if (point < share.share) {
                return Optional.of(share.fault);
            }
            point -= share.share;
        }
        return Optional.empty();
    }

    private static double share(String text) {
        double share;
        try {
            share = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            share = Double.NaN;
        }
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("the share '@" + text + "' of a fault must be a number from 0 to 1");
        }
        return share;
    }
}
