package dev.aiperf.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aiperf.plan.ArrivalPlan.Clients;
import dev.aiperf.plan.ClientGaps;
import dev.aiperf.plan.Seed;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ClientArrivalsTest {

    @Property(tries = 20)
    void arrivalsNeverGoBack(@ForAll long seed, @ForAll("populations") Clients clients) {
        UnitArrivals arrivals = new ClientArrivals(clients, new Seed(seed));
        double before = 0;
        for (int i = 0; i < 20_000; i++) {
            assertThat(arrivals.at(i)).isGreaterThanOrEqualTo(before);
            before = arrivals.at(i);
        }
    }

    @Property(tries = 20)
    void whoeverAsksInWhateverOrderGetsTheSameSchedule(
            @ForAll long seed,
            @ForAll("populations") Clients clients,
            @ForAll List<@IntRange(max = 5_000) Integer> indices) {
        UnitArrivals inOrder = new ClientArrivals(clients, new Seed(seed));
        double[] schedule = new double[5_001];
        for (int i = 0; i < schedule.length; i++) {
            schedule[i] = inOrder.at(i);
        }
        UnitArrivals asked = new ClientArrivals(clients, new Seed(seed));

        for (int index : indices) {
            assertThat(asked.at(index)).isEqualTo(schedule[index]);
        }
    }

    /** Over many seeds, so that it holds from the first moment: a population that begins all at once would send too much. */
    @Property(tries = 8)
    void theRateIsKeptFromTheFirstMoment(@ForAll("populations") Clients clients) {
        int seeds = 4_000;
        double[] counts = new double[seeds];
        for (int seed = 0; seed < seeds; seed++) {
            counts[seed] = count(new ClientArrivals(clients, new Seed(seed)), 10);
        }

        assertThat(mean(counts)).isCloseTo(10, within(6 * Math.sqrt(variance(counts) / seeds)));
    }

    @Test
    void overTimesThatAreLongForEachClientThePopulationHasTheDispersionOfItsClients() {
        Clients gamma = new Clients(4, 0, ClientGaps.GAMMA, 0.25);
        Clients even = new Clients(4, 0, ClientGaps.GAMMA, 4);
        Clients weibull = new Clients(4, 0, ClientGaps.WEIBULL, 0.5);

        assertThat(dispersion(gamma, 400)).isCloseTo(4, within(1.0));
        assertThat(dispersion(even, 400)).isCloseTo(0.25, within(0.08));
        // The squared variation of a Weibull distribution of shape 1/2 is 4! / (2!)^2 - 1.
        assertThat(dispersion(weibull, 400)).isCloseTo(5, within(1.25));
    }

    @Test
    void overTimesThatAreShortForEachClientManyEqualOnesLookLikePoisson() {
        assertThat(dispersion(new Clients(5_000, 0, ClientGaps.GAMMA, 4), 20)).isCloseTo(1, within(0.15));
    }

    @Test
    void aFewLargeClientsMakeTheBursts() {
        double equal = dispersion(new Clients(1_000, 0, ClientGaps.GAMMA, 0.2), 20);
        double skewed = dispersion(new Clients(1_000, 2, ClientGaps.GAMMA, 0.2), 20);

        assertThat(skewed).isGreaterThan(1.5 * equal);
    }

    @Test
    void ofAHundredClientsTenSendFiveRequestsInSix() {
        double all = 0;
        double ten = 0;
        for (int i = 1; i <= 100; i++) {
            all += Math.pow(i, -Clients.DEFAULT_SKEW);
            ten = i == 10 ? all : ten;
        }

        assertThat(ten / all).isCloseTo(5.0 / 6, within(0.01));
    }

    @Provide
    Arbitrary<Clients> populations() {
        return Arbitraries.of(
                new Clients(1, 0, ClientGaps.GAMMA, 0.25),
                new Clients(3, 1, ClientGaps.WEIBULL, 0.6),
                new Clients(50, 1.5, ClientGaps.GAMMA, 0.5),
                new Clients(200, 2, ClientGaps.WEIBULL, 2));
    }

    /** Returns the index of dispersion of counts in windows of a length. */
    private static double dispersion(Clients clients, int length) {
        UnitArrivals arrivals = new ClientArrivals(clients, new Seed(7));
        double[] counts = new double[1_000];
        for (long i = 0; arrivals.at(i) < (double) counts.length * length; i++) {
            counts[(int) (arrivals.at(i) / length)]++;
        }
        return variance(counts) / mean(counts);
    }

    private static long count(UnitArrivals arrivals, double until) {
        long count = 0;
        while (arrivals.at(count) < until) {
            count++;
        }
        return count;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / values.length;
    }
}
