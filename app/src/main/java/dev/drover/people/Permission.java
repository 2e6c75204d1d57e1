package dev.drover.people;

/** What somebody may do in a workspace; every address that changes something names one. */
public enum Permission {
    /** Look at everything in the workspace. */
    VIEW,
    /** Change inventory, target model and runbook. */
    PLAN,
    /** Decide on the scopes that the policy of the workspace gives to one's roles. */
    SIGN,
    /** Sign the data scope, while no policy says otherwise; look at real rows of the source. */
    SIGN_DATA,
    /** Sign the business scope, while no policy says otherwise. */
    SIGN_BUSINESS,
    /** Start, pause, resume, retry and roll back runs. */
    RUN,
    /** Decide a go/no-go step. */
    DECIDE,
    /** Publish an update on the status page. */
    ANNOUNCE,
    /** Add people, give and take roles, change connections. */
    ADMINISTER
}
