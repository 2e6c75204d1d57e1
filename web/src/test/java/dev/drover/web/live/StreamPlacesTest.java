package dev.drover.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StreamPlacesTest {

    @Test
    void giveAnAddressOnlySoMany() {
        StreamPlaces places = new StreamPlaces(100, 2);
        places.take("192.0.2.1");
        places.take("192.0.2.1");
        assertThatThrownBy(() -> places.take("192.0.2.1"))
                .isInstanceOf(TooManyStreamsException.class)
                .hasMessageContaining("192.0.2.1");
        places.take("192.0.2.2");
        places.giveBack("192.0.2.1");
        places.take("192.0.2.1");
        assertThat(places.taken()).isEqualTo(3);
    }

    @Test
    void giveMembersAsManyAsThereAre() {
        StreamPlaces places = new StreamPlaces(3, 1);
        places.take("");
        places.take("");
        places.take("192.0.2.1");
        assertThatThrownBy(() -> places.take("")).isInstanceOf(TooManyStreamsException.class);
        assertThatThrownBy(() -> places.take("192.0.2.2")).isInstanceOf(TooManyStreamsException.class);
        places.giveBack("");
        places.take("192.0.2.2");
    }
}
