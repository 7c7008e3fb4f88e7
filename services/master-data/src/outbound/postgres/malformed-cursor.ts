export const malformedCursor = { refused: 'request.malformed', field: 'page.cursor' } as const;
