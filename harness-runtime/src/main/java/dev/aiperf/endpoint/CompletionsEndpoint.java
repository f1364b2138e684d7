package dev.aiperf.endpoint;

import dev.aiperf.dataset.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** OpenAI's older completions: a bare prompt, no roles, no chat template. */
public final class CompletionsEndpoint implements EndpointType {

    private final ResponseReader reader = new ChoicesReader();

    @Override
    public String name() {
        return "completions";
    }

    @Override
    public String path() {
        return "/v1/completions";
    }

    @Override
    public boolean streams() {
        return true;
    }

    @Override
    public RequestEncoder encoder(RequestSettings settings) {
        List<BodyMember> members = new ArrayList<>();
        members.add(BodyMember.ofTurn("prompt", CompletionsEndpoint::writePrompt));
        members.add(BodyMember.fixed("model", settings.model()));
        members.add(BodyMember.fixed("stream", settings.streaming()));
        members.add(BodyMember.outputLength("max_tokens"));
        if (settings.streaming()) {
            members.add(BodyMember.fixed("stream_options", Map.of("include_usage", true)));
        }
        return new BodyEncoder(members, settings.extraInputs());
    }

    @Override
    public ResponseReader reader() {
        return reader;
    }

    private static void writePrompt(Turn turn, JsonBytes out) {
        List<String> texts = turn.texts();
        out.value(texts.size() == 1 ? texts.get(0) : texts);
    }
}
