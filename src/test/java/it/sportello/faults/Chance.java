package it.sportello.faults;

import java.util.Random;

/** How big the tests are ({@code -Dfaults.NAME=n}) and the seed by which a run is repeated ({@code -Dfaults.seed=n}). */
final class Chance {

    private Chance() {}

    static int size(String name, int usual) {
        return Integer.getInteger("faults." + name, usual);
    }

    static Random random(Class<?> test) {
        long seed = Long.getLong("faults.seed", System.nanoTime());
        System.out.printf("%s: -Dfaults.seed=%d%n", test.getSimpleName(), seed);
        return new Random(seed);
    }
}
