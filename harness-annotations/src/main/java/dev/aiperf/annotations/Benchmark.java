package dev.aiperf.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method a benchmark: something that is measured and reported by its name.
 *
 * <p><b>Where.</b> On methods of a class that isn't private, inner or generic and has a constructor without parameters. The
 * method isn't private, static, abstract or generic, and no other benchmark of the class has its name. Benchmarks are
 * inherited from superclasses, which may be abstract.
 *
 * <p><b>What the method is.</b> Empty, to send the data set's turns as they are; or one that makes each request from its turn:
 *
 * <pre>{@code
 * @Benchmark
 * public void asTheyAre() {}
 *
 * @Benchmark
 * public ChatRequest terse(Turn turn) {
 *     return ChatRequest.of(turn).system("Answer in one word.");
 * }
 *
 * @Benchmark
 * public ChatRequest varied(Turn turn, RunContext context) {
 *     return ChatRequest.of(turn).temperature(context.random().nextDouble());
 * }
 * }</pre>
 *
 * <p>A method that makes requests needs the endpoint type {@code chat}. It is called ahead of the load, by one thread at a
 * time; what it takes is in no latency. Where it throws, that request has failed.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Benchmark {}
