"""`python -m central`: serve | init | add-unit | add-desk | revoke | renew-seal | …"""

import sys

from central.cli import main

sys.exit(main(sys.argv[1:]))
