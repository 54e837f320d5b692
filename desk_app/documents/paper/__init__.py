"""How a paper looks: blocks, codes and pages drawn with ReportLab. Knows no dossier."""
