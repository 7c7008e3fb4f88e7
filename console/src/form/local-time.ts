/** What `<input type="datetime-local">` holds for an instant, in the zone of this browser. */
export function toLocalInput(instant: Date): string {
  const shifted = new Date(instant.getTime() - instant.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}

/** The instant that somebody in this zone means; undefined while nothing is chosen. */
export const fromLocalInput = (local: string | undefined): string | undefined =>
  local ? new Date(local).toISOString() : undefined;
