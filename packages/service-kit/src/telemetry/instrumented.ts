let instrumented = false;

export const markInstrumented = (): void => {
  instrumented = true;
};

/** Whether `@tributary/service-kit/telemetry` was imported. */
export const isInstrumented = (): boolean => instrumented;
