"""Tests of ``vnclean.text.dates``."""

from datetime import date, datetime

import pytest

from vnclean.text.dates import VIETNAM_TIME, find_moment

PRINTED = {
    "Thứ tư - 25/03/2015 09:21": "2015-03-25T09:21:00+07:00",
    "Thứ tư - 25/03/2015 09:21 349 0": "2015-03-25T09:21:00+07:00",
    "Thứ 3, 08/09/2020 | 11:31:41 [GMT +7] A A": "2020-09-08T11:31:41+07:00",
    "Thứ Sáu, 22/11/2024 20:14 (GMT +7)": "2024-11-22T20:14:00+07:00",
    "Cập nhật ngày: 09/10/2019 | 14:59 GMT+7": "2019-10-09T14:59:00+07:00",
    "Chủ nhật, 13/10/2013, 07:29 (GMT+7)": "2013-10-13T07:29:00+07:00",
    "Thứ bảy, 7/3/2026": "2026-03-07",
    "14:59 08/06/2026": "2026-06-08T14:59:00+07:00",
    "Thứ Bảy, 07/03/2026 - 08:52": "2026-03-07T08:52:00+07:00",
    "07/03/2026 08:52 (GMT+07:00)": "2026-03-07T08:52:00+07:00",
    "Thứ Bảy, Ngày 07 tháng 03 năm 2026,": "2026-03-07",
    "Thứ Hai, 14/5/2018| 22:46": "2018-05-14T22:46:00+07:00",
    "Thứ Tư, ngày 1/10/2014 - 23:01": "2014-10-01T23:01:00+07:00",
    "Hôm nay, ngày 22/02/2012 10:33:55 AM": "2012-02-22T10:33:55+07:00",
    "13:55 Thứ 5, Ngày 26/12/2018": "2018-12-26T13:55:00+07:00",  # a Wednesday: the numbers win
    "07:43 ngày 29/09/2016": "2016-09-29T07:43:00+07:00",
    "VĂN HÀO - TRẦN HỮU 30/04/2016 11:39": "2016-04-30T11:39:00+07:00",
    "Ngày đăng: 24/09/2018": "2018-09-24",
    "22 Tháng Bảy 20157:41 SA(Xem: 16943)": "2015-07-22T07:41:00+07:00",
    "9-3-2021": "2021-03-09",
    "ngày 16-09-2013.": "2013-09-16",
    "Hà Nội, ngày 04 tháng 12 năm 2021": "2021-12-04",
    "7 tháng 3 năm 2026 08:52": "2026-03-07T08:52:00+07:00",
    "T7, 7 Th03 2026 08:52": "2026-03-07T08:52:00+07:00",
    "07:30 | 02/03/2019": "2019-03-02T07:30:00+07:00",
    "02/03/2019 01:30 CH": "2019-03-02T13:30:00+07:00",
    "Cập nhật lúc 10h25 ngày 12/3/2018": "2018-03-12T10:25:00+07:00",
    "Thứ hai, 12/03/2018 10g25": "2018-03-12T10:25:00+07:00",
    "CN, 11/03/2018 | 10:25": "2018-03-11T10:25:00+07:00",
    "12 Tháng Ba, 2018": "2018-03-12",
    "26/05/13 09:49 GMT+7": "2013-05-26T09:49:00+07:00",
    "2018-03-12 10:25:00": "2018-03-12T10:25:00+07:00",
    "12/03/2018 99:99": "2018-03-12",  # no such time
    "7 thg 3, 2026": "2026-03-07",
    "7 giờ tối ngày 07/03/2026": "2026-03-07T19:00:00+07:00",
    "1 giờ trưa ngày 07/03/2026": "2026-03-07T13:00:00+07:00",
    "11 giờ trưa ngày 07/03/2026": "2026-03-07T11:00:00+07:00",
    "10 giờ đêm ngày 07/03/2026": "2026-03-07T22:00:00+07:00",
    "2 giờ đêm ngày 07/03/2026": "2026-03-07T02:00:00+07:00",
    "8h30 sáng 07/03/2026": "2026-03-07T08:30:00+07:00",
    "Tháng Mười Hai 29, 2013": "2013-12-29",
    "Th10 23, 2025": "2025-10-23",
    "23 tháng 10, năm 2025": "2025-10-23",
    "07 – 03 – 2026": "2026-03-07",
    "2025/10/23 08:07": "2025-10-23T08:07:00+07:00",
    "9h15' ngày 07/03/2026": "2026-03-07T09:15:00+07:00",
    "07/03/2026 12:15 SA": "2026-03-07T00:15:00+07:00",
    "07/03/2026 12:15 PM": "2026-03-07T12:15:00+07:00",
    "Saturday, 7 March 2026 08:07": "2026-03-07T08:07:00+07:00",
    "May 12th, 2011": "2011-05-12",
}


NO_DATE = [
    "sáng 2/3",
    "31/02/2020",
    "7/4/202500:00:00(View: 637)",
    "14.8.1929, giá vàng 8.6",
    "2 giờ trước",
    "ngày 15 tháng Giêng năm Mậu Tuất",
    "Số: 17/CT-UBND",
    "năm học 2021-2022",
    "12 tháng chín mươi, 2018",
    "07/03/2569",
    "May mắn 7, 2026 lần",
]


@pytest.mark.parametrize(("printed", "iso"), PRINTED.items())
def test_a_printed_date_is_read(printed: str, iso: str) -> None:
    moment = find_moment(printed)
    assert moment is not None
    assert moment.when.isoformat() == iso
    assert type(moment.when) is (datetime if "T" in iso else date)
    if isinstance(moment.when, datetime):
        assert moment.when.tzinfo is VIETNAM_TIME


@pytest.mark.parametrize("printed", NO_DATE)
def test_what_is_no_full_date_is_none(printed: str) -> None:
    assert find_moment(printed) is None


def test_the_rest_of_the_line_is_what_stands_beside_the_date() -> None:
    moment = find_moment("Thanh Chân - Minh Tâm Thứ tư, 20/05/2026 19:00 (GMT+7)")
    assert moment is not None
    assert moment.rest == "thanh chân - minh tâm"
