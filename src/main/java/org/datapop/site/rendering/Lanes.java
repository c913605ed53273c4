package org.datapop.site.rendering;

import java.util.ArrayList;
import java.util.List;

/** Puts things that stretch over a width below each other where they would overlap. */
final class Lanes {

    private final int gap;
    private final List<List<int[]>> lanes = new ArrayList<>();

    Lanes(int gap) {
        this.gap = gap;
    }

    /** The number of the first lane that has room from left to right, which is then taken. */
    int take(int left, int right) {
        for (var number = 0; number < lanes.size(); number++) {
            if (isFree(lanes.get(number), left, right)) {
                lanes.get(number).add(new int[] {left, right});
                return number;
            }
        }
        lanes.add(new ArrayList<>(List.of(new int[] {left, right})));
        return lanes.size() - 1;
    }

    int count() {
        return lanes.size();
    }

    private boolean isFree(List<int[]> lane, int left, int right) {
        return lane.stream().allMatch(taken -> right + gap <= taken[0] || left >= taken[1] + gap);
    }
}
