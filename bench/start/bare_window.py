"""The floor of P1: the least PySide6 program that shows a table."""

import json

from PySide6.QtCore import QStringListModel, QTimer
from PySide6.QtWidgets import QApplication, QTableView

from bench.start.moment import moment

app = QApplication([])
table = QTableView()
model = QStringListModel(["Trần Thị Bích Ngọc"] * 50)
table.setModel(model)
table.resize(1366, 768)
table.show()
table.grab()
print(json.dumps({"painted": moment()}))
QTimer.singleShot(0, app.quit)
app.exec()
