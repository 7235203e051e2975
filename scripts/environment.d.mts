export function testEnvironment(): Record<string, string>;
export function standIns(port: number, smtpPort: number): Record<string, string>;
