"""Tokens of the look: the one place where a colour or a measure is written.

Lengths are logical pixels (the program multiplies by the scale factor). What contrast the colours
have stands in contrast.toml. It is Python because a log-in waits for it.
"""

from collections.abc import Mapping
from typing import Any, Final

TOKENS: Final[Mapping[str, Any]] = {
    "rules": {
        "text_min": 4.5,  # every text
        "code_date_min": 7.0,  # codes, dates, counts, sums, badges
        "control_min": 3.0,  # borders of controls, focus ring
        "accents": 1,  # red is a state, ochre is a state; nothing is green
    },
    "color": {
        "light": {
            "window": "#EDF1F1",  # ground of the window
            "nav": "#E2E9E9",  # navigation, status line
            "surface": "#FFFFFF",  # cards, tables, fields, header
            "sunken": "#F5F8F8",  # table header, search field
            "hover": "#EDF3F3",  # under the pointer
            "line": "#D2DADB",  # hairlines, card borders
            "line_strong": "#78878A",  # borders of controls, key-caps, scroll handle
            "text": "#142023",  # text, codes, dates
            "text2": "#3F4D51",  # labels, second lines, key-cap letters
            "text3": "#5F6D71",  # placeholder only
            "disabled_text": "#58666A",  # text of a control that cannot be used
            "disabled_fill": "#E4E9E9",  # ground of such a control
            "accent": "#0B5C68",  # THE accent: primary button, chosen edge, focus, appointment
            "accent_hover": "#094C56",  # primary under the pointer
            "accent_press": "#073D45",  # primary pressed or busy
            "on_accent": "#FFFFFF",  # text on accent
            "accent_tint": "#DAEBED",  # chosen row, chosen segment
            "accent_ink": "#0A4650",  # text on accent_tint
            "chart2": "#5A98A1",  # second series
            "chart3": "#B9D5D8",  # third series, with a 1 px accent outline
            "late": "#A3201A",  # lateness and errors only
            "on_late": "#FFFFFF",  # text on late
            "late_tint": "#FBE9E7",  # red band, field in error
            "late_ink": "#861911",  # text on late_tint
            "look": "#B97A00",  # edge of what wants a look: due today, missing, offline, trial
            "look_tint": "#FDF1D3",  # ground of the same
            "look_ink": "#6B4500",  # text of the same
        },
        "dark": {
            "window": "#11171A",  # ground of the window
            "nav": "#0D1315",  # navigation, status line
            "surface": "#1A2226",  # cards, tables, fields, header
            "sunken": "#161D21",  # table header, search field
            "hover": "#222C31",  # under the pointer
            "line": "#2E3A3F",  # hairlines, card borders
            "line_strong": "#71818A",  # borders of controls, key-caps, scroll handle
            "text": "#E9EFF0",  # text, codes, dates
            "text2": "#B7C3C7",  # labels, second lines, key-cap letters
            "text3": "#95A3A8",  # placeholder only
            "disabled_text": "#8C9A9F",  # text of a control that cannot be used
            "disabled_fill": "#232C30",  # ground of such a control
            "accent": "#5FC1CD",  # THE accent: primary button, chosen edge, focus, appointment
            "accent_hover": "#78CDD7",  # primary under the pointer
            "accent_press": "#8AD3DC",  # primary pressed or busy
            "on_accent": "#03262B",  # text on accent
            "accent_tint": "#143A41",  # chosen row, chosen segment
            "accent_ink": "#A6E1E8",  # text on accent_tint
            "chart2": "#2F7680",  # second series
            "chart3": "#245058",  # third series, with a 1 px accent outline
            "late": "#F8918A",  # lateness and errors only
            "on_late": "#2E0503",  # text on late
            "late_tint": "#43201E",  # red band, field in error
            "late_ink": "#FFC0B9",  # text on late_tint
            "look": "#D9A441",  # edge of what wants a look: due today, missing, offline, trial
            "look_tint": "#382C12",  # ground of the same
            "look_ink": "#F5D38C",  # text of the same
        },
    },
    "space": {  # 4 px grid; nothing else is allowed
        "xs": 4,  # label to its field, cap to cap 2
        "s": 8,  # between cards in a column, between buttons
        "m": 12,  # top and bottom of the page and of cards
        "l": 16,  # left and right of the page and of cards; between columns
        "none": 0,
        "xl": 24,  # between groups of facts; inside the log-in card
        "label_above": 2,  # caption above a fact
    },
    "radius": {
        "control": 4,
        "badge": 4,
        "keycap": 4,
        "card": 6,
        "focus": 6,
        "slip": 0,  # the receipt is paper: square, 3 px accent edge on top
        "notice": 0,  # edge to edge
    },
    "line": {
        "hairline": 1,
        "control": 1,
        "chosen_edge": 3,  # navigation, chosen row, top of the slip
        "notice_edge": 4,
        "focus_ring": 2,
        "focus_gap": 2,  # the ring is drawn outside: 2 px free, 2 px ring; a margin of 4 px
    },
    "font": {
        "family": "Be Vietnam Quay",  # Be Vietnam Pro with tabular figures, see LOOK.md
        "digit_advance": 0.64,  # em, all ten figures
        "ascent": 1.10,  # em
        "descent": 0.30,
        "weights": (400, 500, 600),
    },
    "type": {  # px, weight
        "keycap": (12, 500),
        "caption": (13, 400),  # captions above facts, legends
        "table_head": (13, 500),
        "badge": (13, 600),
        "small": (14, 400),  # second lines, status line, quiet text
        "small_strong": (14, 600),
        "cell": (15, 400),  # first line of a cell 15/500 or 15/600
        "nav": (15, 500),  # chosen 15/600
        "base": (16, 400),  # fields, facts
        "button": (16, 500),
        "button_mid": (15, 500),  # segments, acts at the foot of a table
        "button_small": (14, 500),  # quiet acts, acts in bars and card heads
        "chip": (14, 500),  # saved filters
        "tile": (16, 600),  # people at log-in
        "cell_strong": (15, 600),
        "note": (13, 500),  # the sentence under a field in error
        "pin": (20, 600),
        "card_title": (16, 600),
        "button_primary": (17, 600),
        "code": (18, 400),  # serial part 18/600
        "person": (20, 600),
        "screen_title": (20, 600),
        "due": (24, 600),  # the appointment; code of an open dossier
        "figure": (32, 600),  # day figures
    },
    "height": {
        "scrolled_least": 160,  # what may scroll keeps at least this much in sight
        "window_least": 640,
        "trial_band": 24,
        "header": 56,
        "status": 32,
        "notice": 44,
        "hint": 36,
        "nav_item": 36,
        "nav_item_small": 32,
        "field": 36,
        "pin": 44,
        "button": 36,
        "button_wide": 40,  # ways out, next steps
        "button_primary": 48,
        "button_tile": 56,
        "chip": 36,
        "badge": 24,
        "keycap": 20,  # min width 20, 5 px left and right of the word
        "tick": 20,
        "line": 20,  # one more line of text in a cell
        "strip": 60,  # days: cell 40, word under it
        "card_head": 44,
        "table_head": 32,
        "vietqr": 300,  # read by a telephone from the other side of the desk
        "row": 36,  # one line
        "row_paper": 48,  # name wraps to 2 lines; + 20 for each further line
        "row_act": 52,  # timeline
        "row_two": 52,  # work list
        "row_exception": 56,
        "row_three": 76,  # name wraps to 2 lines, detail below
        "popup_row": 44,  # type-ahead
    },
    "width": {
        "window_least": 1280,
        "nav": 200,
        "right_column": 352,  # slip, next steps
        "right_column_chart": 360,
        "search": 344,
        "label_column": 88,  # labels left of fields in intake
        "phone": 144,
        "day_cell_gap": 4,
        "field_sample": 232,  # a field in the picture of states
        "popup_rows": 7,  # type-ahead shows at most
        "login_left": 376,
        "login_right": 344,
        "viewer": 880,  # window of a paper that was printed to a file
    },
    "columns": {  # 0 = takes the rest
        "papers": {
            "no": 40,
            "name": 0,
            "original": 60,
            "certified": 88,
            "copy": 56,
            "electronic": 68,
            "count": 64,
        },
        "worklist": {
            "due": 156,
            "person_and_procedure": 0,
            "code": 216,
            "held_by": 204,
            "appointment": 128,
        },
        "chosen": {
            "tick": 44,
            "due": 156,
            "person_and_procedure": 0,
            "code": 216,
            "held_by": 204,
            "appointment": 116,
        },
        "online": {
            "due": 148,
            "person_and_procedure": 0,
            "code": 232,
            "held_by": 236,
            "appointment": 136,
        },
        "exceptions": {"kind": 140, "what": 0, "code": 208, "at": 120},
        "officers": {"name": 172, "received": 0, "seconds": 76, "sum": 132},
        "books": {"name": 124, "title": 0},
        "book": {
            "order": 52,
            "least": 68,
            "most": 200,
            "longest": 360,
            "worded": 136,
            "number": 24,
        },
        "calendar_days": {"day": 96, "name": 0},
        "calendar_effect": {"tick": 44, "what": 0, "code": 208, "before": 112, "after": 112},
        "forms": {"form": 0, "whose": 168, "since": 116},
        "difference": {
            "taken": 60,
            "procedure": 0,
            "what": 108,
            "before": 0,
            "after": 0,
            "where": 416,
            "note": 0,
        },
        "money": {"when": 120, "person": 0, "code": 216, "left": 104},
        "shifts": {"cashier": 0, "opened": 176, "stage": 120, "expected": 120, "counted": 120},
        "ledger": {
            "source": 0,
            "fee": 0,
            "cash": 112,
            "transfer": 112,
            "pos": 104,
            "back": 104,
            "net": 112,
        },
        "prints": {"stage": 292, "paper": 0, "printer": 220, "at": 96},
        "queue": {"number": 88, "group": 0, "state": 220, "drawn": 72},
        "scan_papers": {"paper": 0, "state": 116},
        "scan_tray": {"file": 0},
        "hand_over": {"tick": 44, "by": 124, "who": 0, "code": 216, "unit": 152},
        "given": {"number": 172, "unit": 0, "dossiers": 88, "standing": 196, "at": 112},
        "given_list": {"tick": 44, "who": 0, "code": 216, "lot": 200},
        "results": {"who": 0, "code": 216, "unit": 200},
        "handling_units": {"unit": 0},
        "day_counts": {
            "name": 0,
            "received": 60,
            "returned": 60,
            "ended": 52,
            "voided": 48,
            "refused": 48,
            "supplements": 56,
            "open": 60,
            "late": 56,
        },
        "day_part": {"what": 0, "figures": 176, "note": 260},
        "needs": {"what": 0, "about": 216, "who": 216},
        "versions": {"paper": 0, "at": 176, "officer": 200, "prints": 84},
        "post_arrivals": {"line": 60, "who": 0, "what": 0, "state": 344},
        "post_departures": {"tick": 56, "code": 216, "who": 0, "tracking": 240, "fee": 104},
        "post_sent": {"tracking": 180, "who": 0, "list": 240, "state": 272},
        "post_outcomes": {"line": 60, "tracking": 180, "who": 0, "says": 232, "match": 248},
        "timeline": {"date": 56, "time": 48, "line_x": 138, "text_x": 158},
    },
    "compact": {  # client area under 1366 wide or 700 high, down to 1280 x 640
        "nav": 186,
        "nav_item": 32,
        "nav_item_small": 28,
        "nav_text": 14,
        "unit_lines": 1,
        "right_column": 336,
        "search": 280,
        "button_primary": 44,
        "button_wide": 36,
        "chip_text": 13,
        "figure": 28,
        "day_strip": False,  # the words below it stay
        "single_fee_line": True,
    },
    "motion": {
        "default_ms": 0,
        "notice_ms": 0,  # bars appear at once: layout moves once, before the hand does
        "busy_arc_ms": 120,  # step of the arc on a busy button, only while busy
    },
}
