/** On a message in `<queue>.dead`: the error code that brought it there. Absent when the broker put it there itself. */
export const reasonHeader = 'x-tributary-reason';
