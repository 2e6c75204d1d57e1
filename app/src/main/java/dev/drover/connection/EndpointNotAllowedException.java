package dev.drover.connection;

/** Thrown when an AWS endpoint is not on the list that whoever runs Drover allowed. */
public class EndpointNotAllowedException extends RuntimeException {

    EndpointNotAllowedException(String endpoint) {
        super("The AWS endpoint " + endpoint + " is not allowed. Leave it empty for AWS itself, or add it to"
                + " drover.aws.allowed-endpoints and start Drover again.");
    }
}
