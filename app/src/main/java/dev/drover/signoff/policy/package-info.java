/** What a workspace asks for before a live run: which scopes, how many people, and more the greater the risk. */
@NamedInterface("policy")
@NullMarked
package dev.drover.signoff.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
