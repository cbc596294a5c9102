// Runs while the page is still being read in: where the page has tools, Python starts once there is something to read.

import { PHONE, afterFirstPaint, python } from "./python.js";

const tools = document.querySelector("meta[name=tk-tools]")?.getAttribute("content");
if (tools && !matchMedia(PHONE).matches) afterFirstPaint(() => python.start(tools.split(" ")));
