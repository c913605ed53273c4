package org.datapop.markup;

import java.util.ArrayList;
import java.util.List;
import org.datapop.markup.WordDiff.Piece;
import org.datapop.markup.WordDiff.Piece.Kind;

/**
 * Moves a change to where a reader sees it. Of two paragraphs that end alike, the first of which is
 * new or gone, a comparison may take the end of the one and the beginning of the other; the
 * paragraph is what came or went.
 */
final class Sliding {

    private Sliding() {}

    static List<Piece> of(List<Piece> pieces) {
        var moved = new ArrayList<>(pieces);
        for (var i = 0; i + 1 < moved.size(); i++) {
            if (standsAlone(moved, i)) {
                slide(moved, i);
            }
        }
        return moved;
    }

    /** Whether something only came or only went, between what is the same. */
    private static boolean standsAlone(List<Piece> pieces, int at) {
        return pieces.get(at).kind() != Kind.SAME
                && at > 0
                && pieces.get(at - 1).kind() == Kind.SAME
                && pieces.get(at + 1).kind() == Kind.SAME;
    }

    private static void slide(List<Piece> pieces, int at) {
        var change = pieces.get(at).text();
        var before = pieces.get(at - 1).text();
        var after = pieces.get(at + 1).text();
        var end = change.indexOf('\n');
        var tail = end < 0 ? "" : change.substring(0, end);
        if (!tail.isEmpty() && after.startsWith(tail)) {
            pieces.set(at - 1, new Piece(Kind.SAME, before + tail, 0));
            pieces.set(at, new Piece(pieces.get(at).kind(), change.substring(end) + tail, 0));
            pieces.set(at + 1, new Piece(Kind.SAME, after.substring(tail.length()), 0));
        }
    }
}
