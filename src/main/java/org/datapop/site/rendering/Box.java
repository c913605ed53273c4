package org.datapop.site.rendering;

/** A place in a picture that nothing else may take. */
record Box(double left, double top, double width, double height) {

    double right() {
        return left + width;
    }

    double bottom() {
        return top + height;
    }

    boolean overlaps(Box other) {
        return left < other.right()
                && other.left < right()
                && top < other.bottom()
                && other.top < bottom();
    }

    /** Whether a straight line passes through. */
    boolean isCrossedBy(double fromX, double fromY, double toX, double toY) {
        return shareWhereLeft(fromX, fromY, toX, toY) > 0;
    }

    /** Which share of a straight line lies behind it where it leaves the box; 0 if it misses it. */
    double shareWhereLeft(double fromX, double fromY, double toX, double toY) {
        var steps = new double[] {fromX - toX, toX - fromX, fromY - toY, toY - fromY};
        var rooms = new double[] {fromX - left, right() - fromX, fromY - top, bottom() - fromY};
        var enters = 0.0;
        var leaves = 1.0;
        for (var side = 0; side < steps.length; side++) {
            if (steps[side] == 0 && rooms[side] < 0) {
                return 0;
            }
            if (steps[side] < 0) {
                enters = Math.max(enters, rooms[side] / steps[side]);
            } else if (steps[side] > 0) {
                leaves = Math.min(leaves, rooms[side] / steps[side]);
            }
        }
        return enters < leaves ? leaves : 0;
    }
}
