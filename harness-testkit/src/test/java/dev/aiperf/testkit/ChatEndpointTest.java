package dev.aiperf.testkit;

import dev.aiperf.endpoint.ChatEndpoint;
import dev.aiperf.endpoint.EndpointType;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

class ChatEndpointTest extends EndpointTypeKit {

    @Override
    protected EndpointType endpointType() {
        return new ChatEndpoint();
    }

    @Override
    protected String wholeAnswer(String text) {
        return "{\"object\":\"chat.completion\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":"
                + quoted(text) + "},\"finish_reason\":\"stop\"}]}";
    }

    @Override
    protected String streamedEvent(String text) {
        return "{\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":{\"content\":" + quoted(text)
                + "},\"finish_reason\":null}]}";
    }

    @Override
    protected Optional<String> outputLengthMember(boolean legacy) {
        return Optional.of(legacy ? "max_tokens" : "max_completion_tokens");
    }

    @Override
    protected boolean isServedBySimulator() {
        return true;
    }

    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }
}
