package com.example.aiperf;

import dev.aiperf.endpoint.EndpointType;
import dev.aiperf.testkit.EndpointTypeKit;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** All that the author of a plugin writes to have it tested. */
class StoryEndpointTest extends EndpointTypeKit {

    @Override
    protected EndpointType endpointType() {
        return new StoryEndpoint();
    }

    @Override
    protected String wholeAnswer(String text) {
        return JsonMapper.shared().writeValueAsString(Map.of("story", text, "tokens", 130));
    }

    @Override
    protected String streamedEvent(String text) {
        return JsonMapper.shared().writeValueAsString(Map.of("more", text));
    }

    @Override
    protected Optional<String> outputLengthMember(boolean legacy) {
        return Optional.of("words");
    }

    @Override
    protected Optional<String> endMark() {
        return Optional.of("{\"the_end\": true}");
    }
}
