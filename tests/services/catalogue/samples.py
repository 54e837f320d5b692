"""One procedure in each shape that catalogues come in, as small as it can be."""

import gzip
import json
from typing import Any

PORTAL: dict[str, Any] = {
    "code": "1.001193",
    "name": "Thủ tục đăng ký khai sinh",
    "isWard": True,
    "isProvince": False,
    "categoriesDetails": [{"name": "Hộ tịch", "code": "G15-TP07"}],
    "unitGroupsExecuting": [{"name": "Ủy ban nhân dân cấp xã"}],
    "resultsDetails": [{"name": "Giấy khai sinh"}],
    "procedureProposal": {"proposalNumber": "163/QĐ-BTP", "decisionDate": 1768496400000},
    "executionMethods": [
        {
            "submissionMethod": "DIRECT",
            "processingTime": 3,
            "processingTimeUnit": "WORKING_DAY",
            "description": "",
            "fees": [{"type": "FEE", "value": 8000, "description": "/bản"}],
        }
    ],
    "executionCases": [
        {
            "name": "* Giấy tờ phải nộp:",
            "profileComponents": [
                {"name": "- Giấy chứng sinh;", "originalQty": 1, "copyQty": 0, "required": False},
                {"name": "Lưu ý", "originalQty": 0, "copyQty": 0, "required": False},
            ],
        }
    ],
}
CRAWLED: dict[str, Any] = {
    "code": "1.001193",
    "name": "Thủ tục đăng ký khai sinh",
    "levels": ["Cấp xã", "Cơ quan khác"],
    "decision": "163/QĐ-BTP",
    "field": "Hộ tịch",
    "executing": "UBND cấp xã",
    "methods": [
        {
            "method": "DIRECT",
            "time": 3,
            "unit": "WORKING_DAY",
            "fees": [{"amount": 8000, "currency": "VND", "note": "/bản"}],
            "note": "",
        }
    ],
    "components": [
        {
            "case": "* Giấy tờ phải nộp:",
            "items": [{"name": "- Giấy chứng sinh;", "original": 1, "copy": 0, "note": False}],
        }
    ],
    "results": [{"name": "Giấy khai sinh", "code": "KQ.1"}],
}


def raw(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False).encode()


def packed(*entries: object) -> bytes:
    """One object a line, gzip."""
    return gzip.compress(b"\n".join(raw(entry) for entry in entries))


def portal(**changed: object) -> dict[str, Any]:
    return PORTAL | changed


def method(**changed: object) -> dict[str, Any]:
    return portal(executionMethods=[PORTAL["executionMethods"][0] | changed])
