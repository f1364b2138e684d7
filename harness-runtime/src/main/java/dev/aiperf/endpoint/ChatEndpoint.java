package dev.aiperf.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** OpenAI's chat completions, as all inference servers speak them. */
public final class ChatEndpoint implements EndpointType {

    private final ResponseReader reader = new ChoicesReader();

    @Override
    public String name() {
        return "chat";
    }

    @Override
    public String path() {
        return "/v1/chat/completions";
    }

    @Override
    public boolean streams() {
        return true;
    }

    @Override
    public boolean takesMessages() {
        return true;
    }

    @Override
    public RequestEncoder encoder(RequestSettings settings) {
        List<BodyMember> members = new ArrayList<>();
        members.add(BodyMember.ofTurn(
                ChatMessages.MEMBER, (turn, out) -> out.value(List.of(ChatMessages.message("user", turn.texts())))));
        members.add(BodyMember.fixed("model", settings.model()));
        members.add(BodyMember.fixed("stream", settings.streaming()));
        members.add(BodyMember.outputLength(settings.legacyMaxTokens() ? "max_tokens" : "max_completion_tokens"));
        if (settings.streaming()) {
            members.add(BodyMember.fixed("stream_options", Map.of("include_usage", true)));
        }
        return new BodyEncoder(members, settings.extraInputs());
    }

    @Override
    public ResponseReader reader() {
        return reader;
    }
}
