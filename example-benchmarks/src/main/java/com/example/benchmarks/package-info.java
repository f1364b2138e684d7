/**
 * Samples that read as a manual. Take them in order; each shows one thing, says how to run it, and what to expect.
 *
 * <table>
 *   <caption>Reading order</caption>
 *   <tr><td>{@link com.example.benchmarks.Sample01Hello}</td><td>the smallest benchmark</td></tr>
 *   <tr><td>{@link com.example.benchmarks.Sample02Lengths}</td><td>made-up prompts of given lengths</td></tr>
 *   <tr><td>{@link com.example.benchmarks.Sample03OwnPrompts}</td><td>prompts of your own, from a file</td></tr>
 *   <tr><td>{@link com.example.benchmarks.Sample04HowLong}</td><td>warm-up and measurement</td></tr>
 *   <tr><td>{@link com.example.benchmarks.Sample05OpenLoop}</td><td>sending by the clock instead of by free users</td></tr>
 *   <tr><td>{@link com.example.benchmarks.Sample06SweepAndKnee}</td><td>a sweep, its knee and its breaking point</td></tr>
 *   <tr><td>{@link com.example.benchmarks.Sample07RepeatedRuns}</td><td>runs in forks, and intervals over them</td></tr>
 *   <tr><td>{@link com.example.benchmarks.Sample08GoodputGate}</td><td>failing the build on goodput</td></tr>
 *   <tr><td>{@link com.example.benchmarks.Sample09Limits}</td><td>failing the build on any statistic</td></tr>
 *   <tr><td>{@link com.example.benchmarks.Sample10ParamsAndSetup}</td><td>parameters, set-up and tear-down</td></tr>
 *   <tr><td>{@link com.example.benchmarks.Sample11ShapingRequests}</td><td>a method that makes each request</td></tr>
 *   <tr><td>{@link com.example.benchmarks.Sample12ValidatingAnswers}</td><td>wrong answers are failures</td></tr>
 *   <tr><td>{@link com.example.benchmarks.Sample13OwnDataset}</td><td>prompts that a class gives</td></tr>
 *   <tr><td>{@link com.example.benchmarks.Sample14Defaults}</td><td>defaults of the class, inheritance, any other setting</td></tr>
 *   <tr><td>{@link com.example.benchmarks.Sample15FromJava}</td><td>running benchmarks from a program</td></tr>
 *   <tr><td>{@link com.example.benchmarks.Sample16LoadShapes}</td><td>bursts, ramps, a ceiling on prefills</td></tr>
 *   <tr><td>{@link com.example.benchmarks.Sample17TraceReplay}</td><td>traffic of production, replayed</td></tr>
 *   <tr><td>{@link com.example.benchmarks.Sample18Sessions}</td><td>sessions of several turns, with time to think</td></tr>
 * </table>
 *
 * <p>Without anything else they run against the built-in simulator. For a server of yours set its address and its model.
 * In this checkout
 *
 * <pre>
 *   mvn verify -Pdemo -Daiperf.include=Sample01
 *   AIPERF_URL=http://localhost:8000 AIPERF_MODEL=llama-3.1-8b mvn verify -Pdemo -Daiperf.include=Sample01
 * </pre>
 *
 * builds what is needed and runs a sample. In a project of yours that is {@code mvn aiperf:profile -Daiperf.include=…}, as
 * the samples have it.
 */
package com.example.benchmarks;
