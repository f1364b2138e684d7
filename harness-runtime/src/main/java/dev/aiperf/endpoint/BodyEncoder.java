package dev.aiperf.endpoint;

import dev.aiperf.dataset.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes bodies of given members. Where two writers have a member of the same name, it is written once, by the last: a
 * turn's own extra members win over those of the run, and these over those that the API generates.
 */
final class BodyEncoder implements RequestEncoder {

    private final JsonBytes out = new JsonBytes();
    private final List<BodyMember> members = new ArrayList<>();
    private final List<byte[]> names = new ArrayList<>();

    /**
     * Makes the encoder.
     *
     * @param generated what the API writes
     * @param extraInputs further members of each body
     */
    BodyEncoder(List<BodyMember> generated, Map<String, Object> extraInputs) {
        generated.stream()
                .filter(member -> !extraInputs.containsKey(member.name()))
                .forEach(members::add);
        extraInputs.forEach((name, value) -> members.add(BodyMember.fixed(name, value)));
        for (BodyMember member : members) {
            JsonBytes name = new JsonBytes();
            name.string(member.name());
            name.ascii(':');
            names.add(name.toByteArray());
        }
    }

    @Override
    public byte[] encode(Turn turn) {
        Map<String, Object> extra = turn.extra();
        out.reset();
        char before = '{';
        for (int i = 0; i < members.size(); i++) {
            BodyMember member = members.get(i);
            if (member.isIn().test(turn) && !extra.containsKey(member.name())) {
                out.ascii(before);
                out.raw(names.get(i));
                member.writer().accept(turn, out);
                before = ',';
            }
        }
        for (Map.Entry<String, Object> member : extra.entrySet()) {
            out.ascii(before);
            out.string(member.getKey());
            out.ascii(':');
            out.value(member.getValue());
            before = ',';
        }
        if (before == '{') {
            out.ascii('{');
        }
        out.ascii('}');
        return out.toByteArray();
    }
}
