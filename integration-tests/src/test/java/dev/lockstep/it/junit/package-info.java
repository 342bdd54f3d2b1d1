/** The JUnit extension as users have it: real Maven builds, beside other agents. */
package dev.lockstep.it.junit;
