package dev.drover.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.slf4j.MDC;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.filter.OncePerRequestFilter;

/** Numbers every request: in the log, in the answer's headers, and on the error page that somebody may read out to us. */
@Configuration
class RequestIds {

    private static final String NAME = "requestId";

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    OncePerRequestFilter requestIdFilter() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                String id = UUID.randomUUID().toString().substring(0, 8);
                request.setAttribute(NAME, id);
                response.setHeader("X-Request-Id", id);
                MDC.put(NAME, id);
                try {
                    chain.doFilter(request, response);
                } finally {
                    MDC.remove(NAME);
                }
            }
        };
    }

    @Bean
    DefaultErrorAttributes errorAttributes() {
        return new DefaultErrorAttributes() {
            @Override
            public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
                Map<String, Object> attributes = super.getErrorAttributes(request, options);
                Object id = request.getAttribute(NAME, RequestAttributes.SCOPE_REQUEST);
                if (id != null) {
                    attributes.put(NAME, id);
                }
                Object sentence = request.getAttribute(Refusal.SENTENCE, RequestAttributes.SCOPE_REQUEST);
                if (sentence != null) {
                    attributes.put(Refusal.SENTENCE, sentence);
                }
                return attributes;
            }
        };
    }
}
