package dev.aiperf.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Where requests go and how they look.
 *
 * <p><b>Where.</b> On a class, for all its benchmarks, or on a benchmark method, whose attributes win one by one: a method may
 * name another model and keep the class's URL. A subclass's {@code @Endpoint} replaces that of its superclass whole.
 *
 * <p><b>Default.</b> A model must be named, by annotation; everything else has the default of the setting that the attribute
 * is. Texts may hold {@code ${NAME}} or {@code ${NAME:default}}, which is filled in when the benchmark is run, from
 * the system properties or else the environment.
 *
 * <pre>{@code
 * @Endpoint(url = "http://inference-server:8000", model = "llama-3.1-70b", streaming = true, apiKey = "env:LLM_KEY")
 * public class ChatLatency {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Endpoint {

    /**
     * Base URLs of the server, or {@code simulator:} for the built-in simulator. The setting {@code url}; by default
     * {@code http://localhost:8000}.
     */
    String[] url() default {};

    /** The model to ask for in each request. The setting {@code model}, which has no default. */
    String model() default "";

    /** The API to speak. The setting {@code endpoint-type}; by default {@code chat}. */
    String type() default "";

    /**
     * Whether each answer is asked for as a stream of events, so that the first token's time can be told. The setting
     * {@code streaming}; where nothing is written it is off, and on where a goodput bound needs it.
     */
    boolean streaming() default false;

    /** What replaces the path that the API appends to the URL. The setting {@code endpoint}. */
    String path() default "";

    /**
     * Where the key is that is sent as bearer token: {@code env:NAME}, {@code file:PATH} or a placeholder, never the key
     * itself. The setting {@code api-key}; by default there is none, but for {@code OPENAI_API_KEY} with OpenAI's own host.
     */
    String apiKey() default "";

    /** Further headers of each request, each as {@code "Name: value"}. The setting {@code header}. */
    String[] headers() default {};

    /**
     * Further members of each request's body, as {@code "key:value"} or a JSON object. The setting {@code extra-inputs}.
     */
    String[] extraInputs() default {};

    /**
     * The time after which a request is given up, such as {@code "30s"}; a bare number means seconds. The setting
     * {@code request-timeout-seconds}; by default {@code "6h"}.
     */
    String requestTimeout() default "";

    /**
     * Whether token counts are those of the server's {@code usage} instead of being counted here. The setting
     * {@code use-server-token-count}; by default off.
     */
    boolean serverTokenCount() default false;

    /**
     * Whether an output length is asked for as {@code max_tokens} instead of {@code max_completion_tokens}. The setting
     * {@code use-legacy-max-tokens}; by default off.
     */
    boolean legacyMaxTokens() default false;

    /**
     * Whether a model is refused that isn't among those the server lists. The setting {@code model-check}; by default on.
     */
    boolean modelCheck() default true;

    /** What requests go over, such as {@code http2}. The setting {@code transport}; by default {@code http}. */
    String transport() default "";
}
