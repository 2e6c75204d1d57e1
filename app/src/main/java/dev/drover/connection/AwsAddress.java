package dev.drover.connection;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the AWS side is.
 *
 * @param account shown to people; with a role it must be the role's account
 * @param endpoint null for AWS itself; otherwise one of the endpoints an administrator allowed
 * @param roleArn the role that Drover assumes; null to use its own credentials
 * @param externalId sent when the role is assumed
 */
@Embeddable
public record AwsAddress(
        @Column(name = "aws_region")
        @Pattern(regexp = "[a-z]{2}(-[a-z]+)+-[0-9]", message = "Enter a Region, for example eu-west-1")
        String region,

        @Column(name = "aws_account") @Pattern(regexp = "[0-9]{12}|local", message = "Enter the account's 12 digits")
        String account,

        @Column(name = "aws_endpoint") @Nullable String endpoint,

        @Column(name = "aws_role_arn")
        @Pattern(
                regexp = "|" + AwsAddress.ROLE,
                message = "Enter the role's ARN, for example arn:aws:iam::123456789012:role/drover, or nothing")
        @Nullable
        String roleArn,

        @Column(name = "aws_external_id") @Nullable String externalId) {

    static final String ROLE = "arn:aws(-[a-z]+)*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]{1,576}";

    /** What people see is the account in which Drover acts. */
    boolean roleIsInAccount() {
        return roleArn == null || (roleArn.matches(ROLE) && roleArn.split(":", 6)[4].equals(account));
    }
}
