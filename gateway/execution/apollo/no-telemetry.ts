/**
 * `@apollo/gateway` sends data about its use and the machine to its vendor, unless this variable is set when it is constructed.
 * A court's network is closed, and nothing about requests may leave it. The variable is set when this module is loaded and again
 * before each construction, so that no value of the environment can enable the telemetry.
 */
export function forbidTelemetry(): void {
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1';
}

forbidTelemetry();
