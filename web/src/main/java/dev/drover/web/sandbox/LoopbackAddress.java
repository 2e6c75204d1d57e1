package dev.drover.web.sandbox;

import dev.drover.db.ConditionalOnLocalPostgres;
import dev.drover.db.FreePort;
import java.net.InetAddress;
import org.apache.catalina.valves.RemoteIpValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Where the sandbox listens: on this machine only, because it asks for no password, and on the next free port when
 * another program has the usual one.
 */
@Component
@ConditionalOnLocalPostgres
@Order(Ordered.LOWEST_PRECEDENCE)
class LoopbackAddress implements WebServerFactoryCustomizer<ConfigurableWebServerFactory> {

    private static final Logger log = LoggerFactory.getLogger(LoopbackAddress.class);

    private final int wanted;

    LoopbackAddress(@Value("${server.port:8080}") int wanted) {
        this.wanted = wanted;
    }

    @Override
    public void customize(ConfigurableWebServerFactory server) {
        server.setAddress(InetAddress.getLoopbackAddress());
        if (server instanceof TomcatWebServerFactory tomcat) {
            // It would believe a proxy and hide its headers from LocalVisitors, which refuses them.
            tomcat.getEngineValves().removeIf(RemoteIpValve.class::isInstance);
        }
        if (wanted > 0 && !FreePort.isFree(wanted)) {
            int free = FreePort.from(wanted + 1);
            log.info("Port {} is in use, so Drover takes port {}.", wanted, free);
            server.setPort(free);
        }
    }
}
