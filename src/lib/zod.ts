import { config, z } from 'zod';

// In a browser zod would try `new Function`, which the content policy forbids and reports; on the server it is welcome.
config({ jitless: typeof window !== 'undefined' });

export { z };
