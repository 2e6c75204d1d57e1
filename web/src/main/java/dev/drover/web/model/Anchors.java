package dev.drover.web.model;

import org.springframework.stereotype.Component;

/** Turns a place in a model, as problems name it, into the id of an element. */
@Component
class Anchors {

    public String of(String place) {
        return "at-" + place.replace(" · ", "--").replaceAll("[^A-Za-z0-9_-]", "_");
    }
}
