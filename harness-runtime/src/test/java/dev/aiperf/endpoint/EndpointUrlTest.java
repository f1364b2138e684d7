package dev.aiperf.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointUrlTest {

    private static final String CHAT = "/v1/chat/completions";

    @ParameterizedTest
    @CsvSource({
        "http://host:8000, http://host:8000/v1/chat/completions",
        "http://host:8000/, http://host:8000/v1/chat/completions",
        "http://host:8000/v1, http://host:8000/v1/chat/completions",
        "http://host:8000/v1/, http://host:8000/v1/chat/completions",
        "http://host/v1/chat, http://host/v1/chat/completions",
        "http://host/v1/chat/completions, http://host/v1/chat/completions",
        "http://host/v1/chat/completions/, http://host/v1/chat/completions",
        "http://host/proxy, http://host/proxy/v1/chat/completions",
        "http://host/proxy/v1, http://host/proxy/v1/chat/completions",
        "http://host/v1/other, http://host/v1/other/v1/chat/completions",
        "https://host/a?key=b%20c&d, https://host/a/v1/chat/completions?key=b%20c&d",
        "http://[::1]:8000/v1, http://[::1]:8000/v1/chat/completions",
        "http://user:pass@host, http://user:pass@host/v1/chat/completions",
        "http://host/a%2Fb, http://host/a%2Fb/v1/chat/completions",
        "http://host/x#part, http://host/x/v1/chat/completions",
    })
    void baseAndPathAreJoinedWithoutDoubling(String base, String whole) throws EndpointException {
        assertThat(EndpointUrl.of(URI.create(base), CHAT, Optional.empty())).hasToString(whole);
    }

    @ParameterizedTest
    @CsvSource({
        "http://host/v1, /api/generate, http://host/v1/api/generate",
        "http://host, api/generate, http://host/api/generate",
        "http://host, /rag/, http://host/rag/",
        "http://host/v1, /v1/custom, http://host/v1/custom",
        "http://host?a=b, /x?c=d, http://host/x?a=b&c=d",
        "http://host, /x?c=d, http://host/x?c=d",
        "http://host/score?a=b, '', http://host/score?a=b",
        "http://host/score/, '', http://host/score/",
        "http://host, '', http://host",
    })
    void anotherPathReplacesTheTypes(String base, String path, String whole) throws EndpointException {
        assertThat(EndpointUrl.of(URI.create(base), CHAT, Optional.of(path))).hasToString(whole);
    }

    @Example
    void aPathThatCannotStandInAUrlIsRefused() {
        assertThatThrownBy(() -> EndpointUrl.of(URI.create("http://host"), CHAT, Optional.of("/a b")))
                .isInstanceOf(EndpointException.class)
                .hasMessage("the path \"/a b\" can't stand in a URL: Illegal character in path");
    }

    @Property(tries = 300)
    void joiningAgainChangesNothing(@ForAll("paths") String base, @ForAll("paths") String path)
            throws EndpointException {
        URI once = EndpointUrl.of(URI.create("http://host:1" + base), path, Optional.empty());
        URI twice = EndpointUrl.of(once, path, Optional.empty());

        assertThat(twice.getPath().replaceAll("/$", ""))
                .isEqualTo(once.getPath().replaceAll("/$", ""));
    }

    @Property(tries = 300)
    void theWholeBeginsWithTheBaseAndEndsWithThePath(@ForAll("paths") String base, @ForAll("paths") String path)
            throws EndpointException {
        String joined = EndpointUrl.of(URI.create("http://host:1" + base), path, Optional.empty())
                        .getRawPath() + "/";

        assertThat(joined.replaceAll("/+", "/"))
                .startsWith((base + "/").replaceAll("/+", "/"))
                .endsWith((path + "/").replaceAll("/+", "/"));
        assertThat(joined).doesNotContain("//x");
    }

    @Provide
    Arbitrary<String> paths() {
        Arbitrary<String> segment = Arbitraries.of(List.of("a", "b", "v1", "chat", "x%20y"));
        Arbitrary<String> path =
                segment.list().ofMaxSize(4).map(segments -> segments.isEmpty() ? "" : "/" + String.join("/", segments));
        return Arbitraries.oneOf(path, path.map(each -> each + "/"));
    }
}
