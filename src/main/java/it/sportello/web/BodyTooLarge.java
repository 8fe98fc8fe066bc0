package it.sportello.web;

import java.io.IOException;

/** A body turned out longer than allowed while it was being read. */
public final class BodyTooLarge extends IOException {

    private static final long serialVersionUID = 1L;

    public BodyTooLarge() {
        super("the body of the request is too large");
    }
}
