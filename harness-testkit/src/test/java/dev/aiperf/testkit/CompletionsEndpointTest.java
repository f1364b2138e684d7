package dev.aiperf.testkit;

import dev.aiperf.endpoint.CompletionsEndpoint;
import dev.aiperf.endpoint.EndpointType;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

class CompletionsEndpointTest extends EndpointTypeKit {

    @Override
    protected EndpointType endpointType() {
        return new CompletionsEndpoint();
    }

    @Override
    protected String wholeAnswer(String text) {
        return "{\"object\":\"text_completion\",\"choices\":[{\"index\":0,\"text\":"
                + JsonMapper.shared().writeValueAsString(text) + ",\"finish_reason\":\"stop\"}]}";
    }

    @Override
    protected String streamedEvent(String text) {
        return "{\"object\":\"text_completion\",\"choices\":[{\"index\":0,\"text\":"
                + JsonMapper.shared().writeValueAsString(text) + ",\"finish_reason\":null}]}";
    }

    @Override
    protected Optional<String> outputLengthMember(boolean legacy) {
        return Optional.of("max_tokens");
    }

    @Override
    protected boolean isServedBySimulator() {
        return true;
    }
}
