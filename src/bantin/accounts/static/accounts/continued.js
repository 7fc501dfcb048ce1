// Says to the windows that wait for it that somebody is logged in again, and closes this one.
new BroadcastChannel("bantin-session").postMessage("renewed");
window.close();
