import type { BrowserContext } from '@playwright/test';

/** Fails a test on whatever a browser complains about: console errors, uncaught errors, reports of the content policy. */
export class Watch {
  private readonly complaints: string[] = [];
  private readonly expected: RegExp[] = [];

  follow(context: BrowserContext): void {
    context.on('console', (message) => {
      if (message.type() !== 'error') return;
      this.complaints.push(`console: ${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (problem) => this.complaints.push(`page: ${problem.error().message}`));
    context.on('request', (request) => {
      if (!request.url().endsWith('/api/csp-report')) return;
      this.complaints.push(`content policy: ${request.postData() ?? ''}`);
    });
  }

  /** What this test provokes on purpose, such as the browser's line about a document that answers 404. */
  expect(pattern: RegExp): void {
    this.expected.push(pattern);
  }

  unexpected(): string[] {
    return this.complaints.filter((complaint) => !this.expected.some((pattern) => pattern.test(complaint)));
  }
}
