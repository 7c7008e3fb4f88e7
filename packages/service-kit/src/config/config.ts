/** The one place where a service's environment is read; everything else is handed what it needs of it. */
export const environment = (): NodeJS.ProcessEnv => process.env;
