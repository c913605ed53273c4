package org.datapop.admin.content;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Lays two texts beside the one that both began from, part by part. */
final class Braid {

    private final List<TextPart> before;
    private final Side mine;
    private final Side theirs;
    private final Predicate<Strand.Both> isJoinable;
    private final List<Strand> strands = new ArrayList<>();

    private Braid(List<List<TextPart>> texts, Predicate<Strand.Both> isJoinable) {
        this.before = texts.get(0);
        this.mine = new Side(before, texts.get(1));
        this.theirs = new Side(before, texts.get(2));
        this.isJoinable = isJoinable;
    }

    /** What stands at one place. */
    sealed interface Strand {

        record Settled(TextPart part) implements Strand {}

        /** Both changed it, perhaps different parts of it. */
        record Both(TextPart before, TextPart mine, TextPart theirs) implements Strand {}

        record Contested(List<TextPart> mine, List<TextPart> theirs) implements Strand {}
    }

    /**
     * @param texts before, mine and theirs
     * @param isJoinable asked of what both changed; where it isn't, it is contested
     */
    static List<Strand> of(List<List<TextPart>> texts, Predicate<Strand.Both> isJoinable) {
        var braid = new Braid(texts, isJoinable);
        for (var i = 0; i < braid.before.size(); i++) {
            braid.added();
            braid.kept(i);
        }
        braid.added();
        return braid.strands;
    }

    /** One of the two texts, read from its beginning. */
    private static final class Side {

        private final List<TextPart> parts;
        private final int[] places;
        private final boolean[] isOld;
        private int next;

        Side(List<TextPart> before, List<TextPart> parts) {
            this.parts = parts;
            this.places = Pairing.of(before, parts);
            this.isOld = new boolean[parts.size()];
            for (var place : places) {
                if (place >= 0) {
                    isOld[place] = true;
                }
            }
        }

        List<TextPart> added() {
            var from = next;
            while (next < parts.size() && !isOld[next]) {
                next++;
            }
            return parts.subList(from, next);
        }

        List<TextPart> kept(int old) {
            return places[old] < 0 ? List.of() : List.of(parts.get(next++));
        }
    }

    private void added() {
        var my = mine.added();
        var their = theirs.added();
        if (my.isEmpty() || their.isEmpty()) {
            Stream.concat(my.stream(), their.stream()).forEach(this::settle);
        } else if (isSame(my, their)) {
            for (var i = 0; i < my.size(); i++) {
                settle(my.get(i).followedBy(TextPart.gap("", my.get(i).gap(), their.get(i).gap())));
            }
        } else {
            contest(my, their);
        }
    }

    private void kept(int i) {
        var old = before.get(i);
        var my = mine.kept(i);
        var their = theirs.kept(i);
        if (my.isEmpty() || their.isEmpty()) {
            var left = Stream.concat(my.stream(), their.stream()).toList();
            if (!left.isEmpty() && !isSame(left, List.of(old))) {
                contest(my, their);
            }
            return;
        }
        keep(old, my.getFirst(), their.getFirst());
    }

    private void keep(TextPart old, TextPart my, TextPart their) {
        var both = new Strand.Both(old, my, their);
        if (my.text().equals(old.text()) || my.text().equals(their.text())) {
            settle(their.followedBy(TextPart.gap(old.gap(), my.gap(), their.gap())));
        } else if (their.text().equals(old.text())) {
            settle(my.followedBy(TextPart.gap(old.gap(), my.gap(), their.gap())));
        } else if (isJoinable.test(both)) {
            strands.add(both);
        } else {
            contest(List.of(my), List.of(their));
        }
    }

    private void settle(TextPart part) {
        strands.add(new Strand.Settled(part));
    }

    /** What is contested in a row is one question. */
    private void contest(List<TextPart> my, List<TextPart> their) {
        if (!strands.isEmpty() && strands.getLast() instanceof Strand.Contested(var m, var t)) {
            strands.removeLast();
            strands.add(new Strand.Contested(and(m, my), and(t, their)));
        } else {
            strands.add(new Strand.Contested(my, their));
        }
    }

    private static List<TextPart> and(List<TextPart> some, List<TextPart> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static boolean isSame(List<TextPart> one, List<TextPart> other) {
        return one.stream()
                .map(TextPart::text)
                .toList()
                .equals(other.stream().map(TextPart::text).toList());
    }
}
