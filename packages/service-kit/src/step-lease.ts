/**
 * How long a persisted step is left to the process that took it, in seconds. Longer than a call to a peer may last, which is
 * five; short enough that what a killed process had taken soon goes on. A step that two do must do no harm.
 */
export const stepLeaseSeconds = 15;
