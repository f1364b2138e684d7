package dev.aiperf.stats;

/**
 * Count, sum, mean, spread and extremes of values, in a few numbers.
 *
 * <p>The sum is compensated (Neumaier 1974), the spread is Welford's (1962), and two of these merge by the formula of
 * Chan, Golub and LeVeque (1979): none of them loses digits when millions of nearly equal values are added.
 */
final class Moments {

    private long count;
    private double sum;
    private double lost;
    private double mean;
    private double squares;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    void add(double value) {
        count++;
        addToSum(value);
        double delta = value - mean;
        mean += delta / count;
        squares += delta * (value - mean);
        min = Math.min(min, value);
        max = Math.max(max, value);
    }

    void merge(Moments other) {
        if (other.count == 0) {
            return;
        }
        long together = count + other.count;
        double delta = other.mean - mean;
        squares += other.squares + delta * delta * ((double) count * other.count / together);
        mean += delta * other.count / together;
        addToSum(other.sum);
        addToSum(other.lost);
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
        count = together;
    }

    long count() {
        return count;
    }

    double sum() {
        return sum + lost;
    }

    double mean() {
        return sum() / count;
    }

    double std() {
        return Math.sqrt(squares / count);
    }

    double min() {
        return min;
    }

    double max() {
        return max;
    }

    private void addToSum(double value) {
        double next = sum + value;
        lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
        sum = next;
    }
}
