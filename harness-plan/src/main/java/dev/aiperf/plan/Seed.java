package dev.aiperf.plan;

import java.nio.charset.StandardCharsets;

/**
 * The root of random draws, or a branch of it.
 *
 * <p>Each use of randomness has a branch of its own, named after the use: {@code seed.derive("arrivals")}. So a draw
 * more in one place never changes the draws of another, and two runs with one seed have the same lengths and arrivals
 * even where their prompts differ.
 *
 * <p>Branches are mixed with FNV-1a and the finaliser of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom
 * number generators, 2014).
 *
 * @param value the 64 bits that seed a generator
 */
public record Seed(long value) {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    /** Returns the branch of a named use. */
    public Seed derive(String use) {
        long hash = FNV_OFFSET;
        for (byte b : use.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        return new Seed(mix(value ^ mix(hash)));
    }

    /** Returns the branch of the {@code index}-th item of this use: a pure function of seed and index. */
    public Seed derive(long index) {
        return new Seed(mix(value + (index + 1) * GOLDEN_GAMMA));
    }

    /** Returns a number in [0, 1) that is a pure function of this seed. */
    public double unit() {
        return (mix(value) >>> 11) * 0x1.0p-53;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
