package dev.drover.connection;

/** Thrown when something tries to write over a connection that was opened for reading. */
public class WriteRefusedException extends RuntimeException {

    WriteRefusedException(String operation) {
        super(operation + " is a write, and this connection was opened for reading only");
    }
}
