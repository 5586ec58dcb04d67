/** Starts the studio as it was built: `npm start`. */

import "./dist/server/main.js";
