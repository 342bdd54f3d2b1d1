package dev.lockstep.controller;

/** Why a node went down. */
public enum NodeEnd {
    /** It was stopped from outside, as by a power cut: nothing of it ran on. */
    STOPPED,
    /** It was asked to end, ran its shutdown hooks and ended. */
    SHUT_DOWN,
    /** A program on it called {@code System.exit} or {@code Runtime.halt}. */
    EXITED,
    /** The last of its program's threads ended. */
    ENDED
}
