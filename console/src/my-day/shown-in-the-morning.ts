/** As many as one looks at in the morning; the list has them all. */
export const shownInTheMorning = 10;
