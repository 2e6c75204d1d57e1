package dev.drover.connection;

/** Thrown when an environment should point where whoever runs Drover did not allow; the message says what to do. */
public class AddressRefusedException extends RuntimeException {

    private final String field;

    private AddressRefusedException(String field, String sentence) {
        super(sentence);
        this.field = field;
    }

    static AddressRefusedException endpoint(String endpoint) {
        return new AddressRefusedException(
                "aws.endpoint",
                "The AWS endpoint " + endpoint + " is not allowed. Leave it empty for AWS itself, or add it to"
                        + " drover.aws.allowed-endpoints and start Drover again.");
    }

    static AddressRefusedException source(SourceAddress source) {
        return new AddressRefusedException("source.password", AllowedSources.refusal(source));
    }

    static AddressRefusedException role(AwsAddress aws) {
        return new AddressRefusedException(
                "aws.roleArn",
                "The role " + aws.roleArn() + " is not one of the account " + aws.account()
                        + ". Enter a role of that account, or correct the account.");
    }

    /** The part of the address that is refused, as forms name it: {@code aws.endpoint}. */
    public String field() {
        return field;
    }
}
